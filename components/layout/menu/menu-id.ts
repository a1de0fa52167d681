export const MENU_ID = 'main-menu';
export const ACCOUNT_ID = 'account-menu';
