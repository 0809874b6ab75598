/** Why a device cannot be told while the page is closed. Each has its way out in words. */
export type Hindrance = 'insecure' | 'home-screen' | 'unsupported' | 'denied' | 'no-server' | 'no-line'

/** What a browser says of itself. */
export interface Facts {
  isSecure: boolean
  isApple: boolean
  isOnHomeScreen: boolean
  canPush: boolean
  permission: NotificationPermission | undefined
}

/** The first thing in the way, in the order in which it can be cleared; undefined: nothing. */
export function hindranceOf({ isSecure, isApple, isOnHomeScreen, canPush, permission }: Facts): Hindrance | undefined {
  if (!isSecure) return 'insecure'
  // Safari on phones and tablets knows no pushes but for what lies on the home screen.
  if (isApple && !isOnHomeScreen) return 'home-screen'
  if (!canPush) return 'unsupported'
  return permission === 'denied' ? 'denied' : undefined
}

export function factsHere(): Facts {
  const { userAgent, maxTouchPoints } = navigator
  return {
    isSecure: isSecureContext,
    // An iPad says that it is a Mac; no Mac has a touch screen.
    isApple: /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1),
    isOnHomeScreen: matchMedia('(display-mode: standalone)').matches,
    canPush: 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window,
    permission: 'Notification' in window ? Notification.permission : undefined,
  }
}
