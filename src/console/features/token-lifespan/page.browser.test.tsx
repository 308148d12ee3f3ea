import { cleanNotifications } from '@mantine/notifications';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, type Locator } from 'vitest/browser';
import { changeLanguage } from '#console/messages/i18n.ts';
import { languageKey, type Language } from '#console/messages/languages.ts';
import { roles } from '#contract/sessions.ts';
import { FakePlatform, refusal } from '#testing/fake-platform.ts';
import { lifespanOption, lifespanPlatform } from '#testing/lifespan-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

const category = '/tenant/options/oauth.internal';

afterEach(() => cleanNotifications());

async function openPage() {
  const screen = await openConsole('/token-lifespan');
  const field = screen.getByRole('textbox', { name: 'Lifespan', exact: true });
  const save = screen.getByRole('button', { name: 'Save', exact: true });
  await expect.element(field).toBeVisible();
  return { screen, field, save, inForce: screen.getByRole('region', { name: 'In force' }) };
}

describe('what is in force', () => {
  test('when the option is not set, the default is shown as such', async () => {
    lifespanPlatform(undefined);
    const { inForce, screen } = await openPage();
    await expect.element(inForce.getByText('1 hour')).toBeVisible();
    await expect.element(inForce.getByText('3,600 seconds')).toBeVisible();
    await expect.element(inForce.getByText('Default', { exact: true })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Reset to default' }).query()).toBeNull();
  });

  test('when the option is set, its value is shown in words and seconds', async () => {
    lifespanPlatform('5400');
    const { inForce } = await openPage();
    await expect.element(inForce.getByText('1 hour and 30 minutes')).toBeVisible();
    await expect.element(inForce.getByText('Set for this tenant')).toBeVisible();
  });

  test('when a value is stored that the platform would refuse today, that is said', async () => {
    lifespanPlatform('12');
    const { inForce } = await openPage();
    await expect.element(inForce.getByText(/The stored value “12”/)).toBeVisible();
  });

  test('when it cannot be read, the failure is told and a second try is offered', async () => {
    new FakePlatform().on(`GET ${category}`, () => refusal(500, 'internal'));
    const screen = await openConsole('/token-lifespan');
    await expect.element(screen.getByRole('alert').getByText('Something went wrong on the platform')).toBeVisible();
    lifespanPlatform('300');
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('300 seconds', { exact: true })).toBeVisible();
  });
});

describe('changing it', () => {
  test.each([
    ['299', /At least 300 seconds/],
    ['', /Enter a whole number/],
    ['1.5', /digits only/],
    ['an hour', /digits only/],
    ['2147483648', /At most 2,147,483,647 seconds/],
  ])('when "%s" is entered, it is refused at once and never sent', async (text, reason) => {
    const { platform } = lifespanPlatform(undefined);
    const { screen, field, save } = await openPage();
    await field.fill(text);
    await expect.element(screen.getByText(reason)).toBeVisible();
    await save.click();
    await expect.element(field).toHaveFocus();
    expect(platform.callsTo(`PUT ${lifespanOption}`)).toHaveLength(0);
  });

  test('when "Save" is clicked twice at once, it is one change and nobody else’s', async () => {
    const { platform } = lifespanPlatform(undefined);
    const { field, save, inForce, screen } = await openPage();
    await field.fill('300');
    await save.dblClick();
    await expect.element(inForce.getByText('5 minutes')).toBeVisible();
    expect(platform.callsTo(`PUT ${lifespanOption}`)).toHaveLength(1);
    expect(screen.getByText(/Somebody else changed/).query()).toBeNull();
  });

  test('when 300 is saved, it is sent as text and shown as set', async () => {
    const { platform } = lifespanPlatform(undefined);
    const { field, save, inForce, screen } = await openPage();
    await field.fill('300');
    await save.click();
    await expect.element(inForce.getByText('5 minutes')).toBeVisible();
    await expect.element(screen.getByText('Device tokens now live 5 minutes')).toBeVisible();
    expect(platform.callsTo(`PUT ${lifespanOption}`).map(({ body }) => body)).toEqual(['{"value":"300"}']);
  });

  test('when the unit is changed, the same length of time is shown in it', async () => {
    lifespanPlatform('7200');
    const { screen, field } = await openPage();
    await screen.getByRole('combobox', { name: 'Unit' }).selectOptions('hours');
    await expect.element(field).toHaveValue('2');
  });

  test('when the platform refuses the value, its text reaches the field', async () => {
    const { platform } = lifespanPlatform('3600');
    platform.on(`PUT ${lifespanOption}`, () => refusal(422, 'lifespan-invalid', 'At least 600 here.'));
    const { field, save } = await openPage();
    await field.fill('300');
    await save.click();
    await expect.element(field).toHaveAccessibleDescription('At least 600 here.');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  });

  test('when it is reset, the option is deleted and the default applies', async () => {
    lifespanPlatform('300');
    const { screen, inForce } = await openPage();
    await screen.getByRole('button', { name: 'Reset to default' }).click();
    await expect.element(inForce.getByText('1 hour')).toBeVisible();
    await expect.element(inForce.getByText('Default', { exact: true })).toBeVisible();
  });

  test('when somebody else changed it meanwhile, nothing is overwritten until the admin chooses', async () => {
    const { platform, changeTo } = lifespanPlatform('3600');
    const { screen, field, save, inForce } = await openPage();
    await field.fill('600');
    changeTo('1800');
    await save.click();
    await expect.element(screen.getByText('Somebody else changed the lifespan meanwhile')).toBeVisible();
    await expect.element(inForce.getByText('30 minutes')).toBeVisible();
    await expect.element(field).toHaveValue('600');
    await screen.getByRole('button', { name: 'Go on with my value' }).click();
    await save.click();
    await expect.element(inForce.getByText('10 minutes')).toBeVisible();
    expect(platform.callsTo(`PUT ${lifespanOption}`).map(({ headers }) => headers.get('If-Match'))).toEqual([
      '"1"',
      '"2"',
    ]);
  });

  test('when the platform names no states, it is read again before it is written', async () => {
    const { platform, changeTo } = lifespanPlatform(undefined);
    const { screen, field, save } = await openPage();
    await field.fill('600');
    changeTo('1800');
    await save.click();
    await expect.element(screen.getByText('Somebody else changed the lifespan meanwhile')).toBeVisible();
    expect(platform.callsTo(`PUT ${lifespanOption}`)).toHaveLength(0);
  });

  test('when the page is left with an unsaved value, it asks first', async () => {
    lifespanPlatform('3600');
    const { screen, field } = await openPage();
    await field.fill('600');
    await screen.getByRole('link', { name: 'Trusted certificates' }).click();
    const question = screen.getByRole('dialog', { name: 'Leave without saving?' });
    await expect.element(question).toBeVisible();
    await question.getByText('Stay on this page').click();
    await expect.element(field).toHaveValue('600');
    await screen.getByRole('link', { name: 'Trusted certificates' }).click();
    await screen.getByRole('button', { name: 'Leave without saving' }).click();
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Trusted certificates' })).toBeVisible();
  });

  test('when the user may only read, nothing is offered and the reason is said', async () => {
    lifespanPlatform('3600', { platform: new FakePlatform([roles.optionManagementRead]) });
    const { screen, field, save } = await openPage();
    await expect.element(field).toBeDisabled();
    expect(save.query()).toBeNull();
    await expect.element(screen.getByText(/ROLE_OPTION_MANAGEMENT_ADMIN/)).toBeVisible();
  });
});

test('while a value is being entered, its consequence is shown beside the present one', async () => {
  lifespanPlatform('3600');
  const { screen, field } = await openPage();
  await field.fill('300');
  const row = screen.getByRole('row', { name: /Token requests per hour/ });
  await expect.element(row).toHaveTextContent('Token requests per hour1,00012,000');
});

describe.each([360, 1280])('at %i px', (width) => {
  beforeEach(() => page.viewport(width, 800));
  afterEach(async () => {
    await page.viewport(1280, 800);
    await changeLanguage('en');
    localStorage.removeItem(languageKey);
  });

  test.each<[Language, RegExp]>([
    ['en', /At least 300 seconds/],
    ['de', /Mindestens 300 Sekunden/],
  ])('in %s, a refusal runs below number and unit and no further, and these stay in line', async (language, reason) => {
    await changeLanguage(language);
    lifespanPlatform(undefined);
    const screen = await openConsole('/token-lifespan');
    const amount = screen.getByRole('textbox', { name: { en: 'Lifespan', de: 'Lebensdauer' }[language], exact: true });
    const unit = screen.getByRole('combobox', { name: { en: 'Unit', de: 'Einheit' }[language], exact: true });
    await amount.fill('12');
    await expect.element(screen.getByText(reason)).toBeVisible();
    const boxOf = (locator: Locator) => locator.element().getBoundingClientRect();
    const told = boxOf(screen.getByText(reason));
    expect(boxOf(unit).top).toBe(boxOf(amount).top);
    expect(boxOf(unit).bottom).toBe(boxOf(amount).bottom);
    expect(told.left).toBe(boxOf(amount).left);
    expect(told.right).toBe(boxOf(unit).right);
    expect(told.top).toBeGreaterThan(boxOf(amount).bottom);
    await expect.element(amount).toHaveAccessibleDescription(reason);
  });
});
