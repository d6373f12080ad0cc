import { type ReactNode, useEffect, useId, useRef } from 'react';

/**
 * A dialogue on the browser's own element: it keeps the focus inside, gives it back, and closes with Escape. Without
 * scripts it stands open on the page as it was rendered.
 */
export function DeskDialog(props: {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}) {
  const { onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const closed = useRef(onClose);
  closed.current = onClose;
  const title = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement;
    // Not `close()`: that would announce a closing that nobody asked for.
    element.removeAttribute('open');
    element.showModal();
    // The first thing to fill in, not the button that closes.
    element.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus();
    const close = () => closed.current();
    element.addEventListener('close', close);
    return () => {
      element.removeEventListener('close', close);
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      open
      aria-labelledby={title}
      className={props.wide ? 'desk-dialog desk-dialog-wide' : 'desk-dialog'}
    >
      <div className="desk-dialog-head">
        <h2 id={title}>{props.title}</h2>
        <button type="button" className="desk-plain" onClick={() => dialog.current?.close()}>
          {props.closeLabel}
        </button>
      </div>
      {props.children}
    </dialog>
  );
}
