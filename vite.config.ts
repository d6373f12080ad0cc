import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';
import { browserGuard, nativeSrc } from './vite.plugins.ts';

export default defineConfig({
  plugins: [nativeSrc(), browserGuard(), reactRouter()],
  // Found late, a package makes Vite reload the first page once; so each one the browser imports stands here.
  optimizeDeps: { include: ['zod'] },
  build: { target: 'es2022' },
});
