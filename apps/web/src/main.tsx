import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Door } from './app/Door.js';
import { openTexts } from './texts/i18n.js';
import './theme/base.css';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no place for the application.');
await openTexts();
createRoot(place).render(
  <StrictMode>
    <Door />
  </StrictMode>,
);
