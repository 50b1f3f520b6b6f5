import { useEffect, useState } from 'react'
import { Modal, type ModalProps } from 'antd'

let held = 0

/**
 * Keeps the page behind a dialog where it is. The library would do so with a style element, which the policy of the
 * gateway refuses (it does not know the nonce there); it leaves the page alone when a dialog stands in a host of its own.
 */
function holdPage(): () => void {
  const root = document.documentElement
  if (held++ === 0) {
    root.style.setProperty('--scrollbar', `${window.innerWidth - root.clientWidth}px`)
    root.classList.add('held')
  }
  return () => {
    if (--held === 0) root.classList.remove('held')
  }
}

function dialogHost(): HTMLElement {
  const there = document.getElementById('hop-thoai')
  if (there) return there
  const host = document.createElement('div')
  host.id = 'hop-thoai'
  return document.body.appendChild(host)
}

/** Back to where the person was; where that is gone, to the top of what they were reading. */
function returnFocus(opener: Element | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) return opener.focus()
  const main = document.getElementById('noi-dung')
  if (!main) return
  main.tabIndex = -1
  main.focus({ preventScroll: true })
}

/** Every dialog of the portal: mounted means open. Focus comes back when it goes, and the page behind stands still. */
export function Dialog(props: Omit<ModalProps, 'open' | 'getContainer'>) {
  const [opener] = useState(() => document.activeElement)
  useEffect(holdPage, [])
  useEffect(() => () => {
    // After the dialog has left the page, and with it the focus.
    setTimeout(() => returnFocus(opener))
  }, [opener])
  return <Modal {...props} open getContainer={dialogHost} />
}
