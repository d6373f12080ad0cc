/** A user of the site; `can` is what their role allows. */
export interface User {
  id: number;
  login: string;
  name: string;
  can: ('edit_posts' | 'publish_posts' | 'upload_files' | 'moderate_comments')[];
}

export interface PracticePost {
  id: number;
  status: 'publish' | 'draft' | 'trash';
  slug: string;
  title: string;
  content: string;
  by: number;
  at: Date | undefined;
  featured: number;
  commentsOpen: boolean;
}

export interface PracticeComment {
  id: number | string;
  post: number;
  parent: number | string;
  /** 0 for a guest. */
  by: number;
  name: string;
  email: string;
  /** As it was typed; the site makes HTML of it. */
  text: string;
  status: 'approved' | 'hold' | 'spam' | 'trash';
  type: string;
  at: Date;
}

export interface Medium {
  id: number;
  slug: string;
  name: string;
  alt: string;
  mime: string;
  bytes: number;
}

const everything: User['can'] = ['edit_posts', 'publish_posts', 'upload_files', 'moderate_comments'];

/** The site of a made-up agency: its users, posts, comments and files. */
export class World {
  readonly users: User[] = [
    { id: 1, login: 'admin', name: 'Admin Dishub', can: everything },
    { id: 7, login: 'mimin', name: 'Mimin Kota', can: everything },
    { id: 9, login: 'sari', name: 'Sari (Humas)', can: everything },
  ];
  readonly posts: PracticePost[] = [];
  readonly comments: PracticeComment[] = [];
  readonly media: Medium[] = [];
  readonly now: () => Date;
  #next = 4_101;

  constructor(now: () => Date) {
    this.now = now;
    this.addPost({ title: 'Jadwal perbaikan lampu jalan', content: '<p>Minggu ini di Karawaci.</p>', by: 1 });
  }

  newId(): number {
    return this.#next++;
  }

  addPost(given: Partial<PracticePost>): PracticePost {
    const id = this.newId();
    const post: PracticePost = {
      id,
      status: 'publish',
      slug: `kiriman-${id}`,
      title: '',
      content: '',
      by: 7,
      at: given.status === 'draft' ? undefined : this.now(),
      featured: 0,
      commentsOpen: true,
      ...given,
    };
    this.posts.push(post);
    return post;
  }

  addComment(given: Partial<PracticeComment> & { text: string }): PracticeComment {
    const comment: PracticeComment = {
      id: this.newId(),
      post: this.posts.find((post) => post.status === 'publish')?.id ?? 0,
      parent: 0,
      by: 0,
      name: 'Bu Ratna',
      email: 'ratna@warga.latihan',
      status: 'approved',
      type: 'comment',
      at: this.now(),
      ...given,
    };
    this.comments.push(comment);
    return comment;
  }

  user(id: number): User | undefined {
    return this.users.find((one) => one.id === id);
  }
}
