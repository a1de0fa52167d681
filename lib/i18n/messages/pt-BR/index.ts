import common from './common.json';
import errors from './errors.json';
import auth from './auth.json';
import users from './users.json';
import contacts from './contacts.json';
import customFields from './custom-fields.json';
import imports from './imports.json';
import notifications from './notifications.json';
import settings from './settings.json';
import audit from './audit.json';
import api from './api.json';
import profile from './profile.json';

export default { common, errors, auth, users, contacts, customFields, imports, notifications, settings, audit, api, profile };
