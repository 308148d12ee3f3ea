import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { QrCode } from './qr-code.tsx';

/** What a reader sees: the picture's pixels, three for each module. */
async function photograph(picture: SVGSVGElement): Promise<ImageData> {
  const size = picture.viewBox.baseVal.width * 3;
  const copy = picture.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(size));
  copy.setAttribute('height', String(size));
  const source = new XMLSerializer().serializeToString(copy);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
  await image.decode();
  const context = new OffscreenCanvas(size, size).getContext('2d');
  if (context === null) throw new Error('No canvas');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, size, size);
}

test('when the picture is read, it gives the text that it was made from', async () => {
  const text = 'otpauth://totp/localhost:t1001%2Fadmin?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=localhost';
  const screen = await render(<QrCode text={text} label="The code" />);
  const picture = screen.getByRole('img', { name: 'The code' }).element();
  expect(decodeQR(await photograph(picture as SVGSVGElement))).toBe(text);
});
