/** What stands on the practice Google Maps about the city's places. */
export interface Review {
  id: string;
  location: string;
  by: string;
  anonymous: boolean;
  /** 1 to 5. */
  stars: number;
  comment: string | undefined;
  at: Date;
  changedAt: Date;
  pictures: string[];
  reply?: { comment: string; at: Date; state: 'APPROVED' | 'PENDING' | 'REJECTED' };
}

export interface LocalPost {
  name: string;
  summary: string;
  at: Date;
  state: 'LIVE' | 'PROCESSING' | 'REJECTED';
}

const words = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];

/** The places of the practice city, and what people say of them. */
export class World {
  readonly account = 'accounts/117000000000000000001';
  readonly location = 'locations/4100000000000000001';
  readonly otherLocation = 'locations/4100000000000000002';
  readonly reviews: Review[] = [];
  readonly posts: LocalPost[] = [];
  /** Reviews that lists leave out, as the real ones are known to do on later pages. */
  readonly leftOut = new Set<string>();
  /** A location that nobody verified takes no replies. */
  verified = true;
  /** Google looks at replies before it shows them. */
  replyState: 'APPROVED' | 'PENDING' | 'REJECTED' = 'APPROVED';
  postState: LocalPost['state'] = 'LIVE';
  readonly now: () => Date;
  #next = 1;

  constructor(now: () => Date) {
    this.now = now;
  }

  newId(): string {
    return `AbFvLatihan${String(this.#next++).padStart(6, '0')}`;
  }

  addReview(comment: string | undefined, by: string, more: Partial<Review> = {}): Review {
    const at = this.now();
    const review: Review = {
      id: this.newId(),
      location: this.location,
      by,
      anonymous: false,
      stars: 2,
      comment,
      at,
      changedAt: at,
      pictures: [],
      ...more,
    };
    this.reviews.push(review);
    return review;
  }

  nameOf(review: Review): string {
    return `${this.account}/${review.location}/reviews/${review.id}`;
  }

  /** A review as the API shows it. */
  show(review: Review): Record<string, unknown> {
    const { reply } = review;
    return {
      name: this.nameOf(review),
      reviewId: review.id,
      reviewer: review.anonymous
        ? { isAnonymous: true }
        : { displayName: review.by, profilePhotoUrl: 'https://lh3.practice.invalid/foto', isAnonymous: false },
      starRating: words[review.stars - 1] ?? 'STAR_RATING_UNSPECIFIED',
      ...(review.comment === undefined ? {} : { comment: review.comment }),
      createTime: review.at.toISOString(),
      updateTime: review.changedAt.toISOString(),
      ...(reply
        ? {
            reviewReply: {
              comment: reply.comment,
              updateTime: reply.at.toISOString(),
              reviewReplyState: reply.state,
              ...(reply.state === 'REJECTED' ? { policyViolation: 'PHONE_NUMBER' } : {}),
            },
          }
        : {}),
      ...(review.pictures.length > 0
        ? { reviewMediaItems: review.pictures.map((thumbnailUrl) => ({ thumbnailUrl })) }
        : {}),
    };
  }
}
