import api from './api.json' with { type: 'json' };
import appointments from './appointments.json' with { type: 'json' };
import audit from './audit.json' with { type: 'json' };
import auth from './auth.json' with { type: 'json' };
import avatar from './avatar.json' with { type: 'json' };
import blacklist from './blacklist.json' with { type: 'json' };
import blocking from './blocking.json' with { type: 'json' };
import bulk from './bulk.json' with { type: 'json' };
import channels from './channels.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import contactChannels from './contact-channels.json' with { type: 'json' };
import contactList from './contact-list.json' with { type: 'json' };
import contacts from './contacts.json' with { type: 'json' };
import customFields from './custom-fields.json' with { type: 'json' };
import dashboard from './dashboard.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import dispositions from './dispositions.json' with { type: 'json' };
import duplicates from './duplicates.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import exports from './exports.json' with { type: 'json' };
import imports from './imports.json' with { type: 'json' };
import interactions from './interactions.json' with { type: 'json' };
import merges from './merges.json' with { type: 'json' };
import notifications from './notifications.json' with { type: 'json' };
import portfolio from './portfolio.json' with { type: 'json' };
import privacy from './privacy.json' with { type: 'json' };
import profile from './profile.json' with { type: 'json' };
import routing from './routing.json' with { type: 'json' };
import runs from './runs.json' with { type: 'json' };
import segments from './segments.json' with { type: 'json' };
import services from './services.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import surveys from './surveys.json' with { type: 'json' };
import sync from './sync.json' with { type: 'json' };
import templates from './templates.json' with { type: 'json' };
import users from './users.json' with { type: 'json' };
import webhooks from './webhooks.json' with { type: 'json' };

export default {
  common,
  dashboard,
  errors,
  auth,
  users,
  avatar,
  contacts,
  blacklist,
  blocking,
  bulk,
  contactChannels,
  contactList,
  customFields,
  imports,
  exports,
  merges,
  notifications,
  runs,
  sync,
  settings,
  services,
  dispositions,
  duplicates,
  channels,
  interactions,
  desk,
  templates,
  surveys,
  appointments,
  segments,
  portfolio,
  routing,
  webhooks,
  audit,
  api,
  privacy,
  profile,
};
