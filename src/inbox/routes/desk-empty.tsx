import { EmptyState } from '#src/ui/desk-parts.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';

/** Beside the list, before a report is chosen. */
export default function DeskEmpty() {
  const { list } = useDeskWords();
  return (
    <EmptyState title={list.pick}>
      <p>{list.pickNext}</p>
    </EmptyState>
  );
}
