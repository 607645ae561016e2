/** The button that makes or uses a passkey: shown by the script, which it needs. */

import { Form } from '../parts/form.tsx';
import type { View } from '../parts/frame.tsx';

type PasskeyProps = {
  readonly view: View;
  readonly kind: 'new' | 'proof';
  /** Where the answer goes, and where what to ask comes from; after the language. */
  readonly action: string;
  readonly options: string;
  readonly label: string;
  readonly next?: string;
};

export function PasskeyForm({ view: { locale, assets }, kind, action, options, label, next }: PasskeyProps) {
  return (
    <Form action={`/${locale}/${action}`} class="act">
      <input type="hidden" name="credential" value="" />
      <input type="hidden" name="ceremony" value="" />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <button type="button" hidden data-passkey={kind} data-options={`/${locale}/${options}`}>
        {label}
      </button>
      <script type="module" src={assets.passkey} />
    </Form>
  );
}
