import { Button, ColorSchemeScript, createTheme, MantineProvider, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useContext, useEffect, useState } from 'react';
import { NonceContext } from './nonce.tsx';

const theme = createTheme({
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, Consolas, monospace',
  headings: { fontFamily: 'inherit' },
  primaryColor: 'kota',
  primaryShade: { light: 7, dark: 4 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Said aloud, so that desk.css can colour it from the same tones as the rest.
  components: { Button: Button.extend({ defaultProps: { variant: 'filled' } }) },
  colors: {
    kota: [
      '#e6f5f1',
      '#cdebe3',
      '#9fd9ca',
      '#6fc7b0',
      '#5fd0b5',
      '#2f9c84',
      '#187a66',
      '#0b5d4e',
      '#084b3f',
      '#053a31',
    ],
    merah: [
      '#fdecea',
      '#fad3cf',
      '#f5b1aa',
      '#ff9d94',
      '#e8746a',
      '#d1493e',
      '#b92d24',
      '#a61b1b',
      '#861414',
      '#680e0e',
    ],
  },
});

/** Gives the desk its look in the scheme the reader chose, before the first paint. */
export function DeskTheme({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext) ?? '';
  return (
    <>
      <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} suppressHydrationWarning />
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        {children}
      </MantineProvider>
    </>
  );
}

const schemes = ['auto', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** Chooses light, dark, or as the device says; needs scripts, so it appears once they run. */
export function SchemeChoice({ label, names }: { label: string; names: Record<Scheme, string> }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <label className="desk-scheme">
      <span>{label}</span>
      <select value={colorScheme} onChange={(event) => setColorScheme(event.currentTarget.value as Scheme)}>
        {schemes.map((scheme) => (
          <option key={scheme} value={scheme}>
            {names[scheme]}
          </option>
        ))}
      </select>
    </label>
  );
}
