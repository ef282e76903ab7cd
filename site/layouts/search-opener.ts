/** Opens the search by its button, by `/` or by Ctrl K. What searches is fetched then. */
export function offerSearch(): void {
  const dialog = document.querySelector('dialog');
  const open = (): void => {
    dialog?.showModal();
    import('../cells/search.ts').then(
      (search) => search.searchIn(dialog),
      // A fetch that failed is tried again at the next opening.
      () => dialog?.setAttribute('data-failed', ''),
    );
  };
  document.querySelector('[data-action="search"]')?.addEventListener('click', open);
  addEventListener('keydown', (event) => {
    const [target] = event.composedPath();
    // The dialog may be closed, and its field have the focus still until the next frame.
    const isWritten =
      target instanceof Element &&
      target.matches('input,textarea,select,[contenteditable]') &&
      target.getClientRects().length > 0;
    const isAsked = event.key === 'k' ? event.ctrlKey || event.metaKey : event.key === '/' && !isWritten;
    if (!isAsked || event.defaultPrevented) return;
    event.preventDefault();
    open();
  });
}
