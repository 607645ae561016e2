/** Quick exit and "clear this device": both work without this script; with it nothing stays in the history either. */
declare const document: { querySelector: (selector: string) => HTMLAnchor | null; addEventListener: Listen };
declare const location: { replace: (address: string) => void };
declare const sessionStorage: { clear: () => void };
declare const localStorage: { clear: () => void };

type Listen = (type: string, listener: (event: { key?: string; preventDefault: () => void }) => void) => void;
type HTMLAnchor = { href: string; addEventListener: Listen };

function clear(): void {
  sessionStorage.clear();
  localStorage.clear();
}

const leave = document.querySelector('[data-leave]');
leave?.addEventListener('click', (event) => {
  event.preventDefault();
  clear();
  location.replace(leave.href);
});

// Three times Escape leaves too.
let escapes = 0;
document.addEventListener('keydown', ({ key }) => {
  escapes = key === 'Escape' ? escapes + 1 : 0;
  if (escapes < 3 || leave === null) return;
  clear();
  location.replace(leave.href);
});

const device = document.querySelector('[data-clear]');
device?.addEventListener('click', (event) => {
  event.preventDefault();
  clear();
  location.replace(device.href);
});
