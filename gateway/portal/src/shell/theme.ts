import type { ThemeConfig } from 'antd'

/** The tokens of tokens.css in Ant Design's words; the table at its head says which is which. */
export function portalTheme(roomy: boolean): ThemeConfig {
  return {
    cssVar: {},
    token: {
      colorPrimary: '#0b5566', colorPrimaryHover: '#0e6a7f', colorPrimaryActive: '#073e4b',
      colorPrimaryBg: '#e4eff1', colorPrimaryBorder: '#0a4fc4', controlItemBgActive: '#e4eff1',
      colorInfo: '#0b5566', colorLink: '#0b5566', colorLinkHover: '#0e6a7f',
      colorSuccess: '#1d6a3a', colorSuccessBg: '#e6f2ea',
      colorWarning: '#855000', colorWarningBg: '#fcf1da',
      colorError: '#ab2317', colorErrorBg: '#fcebe8',
      colorText: '#152329', colorTextHeading: '#152329', colorTextSecondary: '#42525a', colorTextDescription: '#42525a',
      colorTextTertiary: '#5d6a70', colorTextPlaceholder: '#5d6a70', colorTextDisabled: '#5d6a70',
      colorBgLayout: '#faf9f6', colorBgContainer: '#ffffff', colorBgElevated: '#ffffff',
      colorFillQuaternary: '#f3f1ec', colorBgContainerDisabled: '#f3f1ec',
      colorBorder: '#868c8c', colorBorderSecondary: '#e2dfd7', colorSplit: '#e2dfd7',
      fontFamily: 'var(--font-ui)', fontSize: 14, lineHeight: 20 / 14, fontSizeSM: 12, fontSizeLG: 16,
      borderRadius: 3, borderRadiusLG: 4, borderRadiusSM: 2, borderRadiusXS: 2,
      controlHeight: roomy ? 44 : 32, controlHeightSM: roomy ? 36 : 26,
      lineWidthFocus: 2,
      boxShadowSecondary: '0 1px 2px rgb(21 35 41 / .10), 0 8px 24px rgb(21 35 41 / .14)',
      // The library waits for the end of an animation; where people asked for none (base.css) it would never show a dialog.
      motion: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Input: { activeBorderColor: '#0a4fc4', activeShadow: '0 0 0 1px #0a4fc4' },
      Select: { activeBorderColor: '#0a4fc4', activeOutlineColor: '#0a4fc4', optionSelectedBg: '#e4eff1' },
      DatePicker: { activeBorderColor: '#0a4fc4', activeShadow: '0 0 0 1px #0a4fc4' },
      Modal: { titleFontSize: 16, titleLineHeight: 1.5 },
    },
  }
}
