/**
 * Quick exit and "clear this device": both work without this script; with it nothing stays in the history either. Buttons
 * that copy or print need it: without it they stay hidden.
 */
declare const document: {
  querySelector: (selector: string) => (Element & { readonly href: string; readonly action: string }) | null;
  querySelectorAll: (selector: string) => Iterable<Element>;
  addEventListener: Listen;
};
declare const navigator: { readonly clipboard?: { writeText: (text: string) => Promise<void> } };
declare const print: () => void;
declare const location: { replace: (address: string) => void };
declare const sessionStorage: { clear: () => void };
declare const localStorage: { clear: () => void };

type Listen = (type: string, listener: (event: { key?: string; preventDefault: () => void }) => void) => void;
type Element = {
  hidden: boolean;
  textContent: string;
  readonly dataset: Readonly<Record<string, string>>;
  readonly addEventListener: Listen;
};

function clear(): void {
  sessionStorage.clear();
  localStorage.clear();
}

const exit = document.querySelector('[data-leave]');

/** The session is ended by a request that outlives this page. */
function leave(): void {
  if (exit === null) return;
  clear();
  void fetch(exit.action, { method: 'POST', keepalive: true, redirect: 'manual', body: new URLSearchParams() });
  location.replace(exit.dataset.leave ?? '/');
}

exit?.addEventListener('submit', (event) => {
  event.preventDefault();
  leave();
});

// Three times Escape leaves too.
let escapes = 0;
document.addEventListener('keydown', ({ key }) => {
  escapes = key === 'Escape' ? escapes + 1 : 0;
  if (escapes >= 3) leave();
});

const device = document.querySelector('[data-clear]');
device?.addEventListener('click', (event) => {
  event.preventDefault();
  clear();
  location.replace(device.href);
});

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

if (navigator.clipboard !== undefined) {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      void navigator.clipboard?.writeText(button.dataset.copy ?? '').then(() => {
        button.textContent = button.dataset.copied ?? '';
      });
    });
  }
}
