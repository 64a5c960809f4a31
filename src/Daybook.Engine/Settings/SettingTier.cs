namespace Daybook.Engine.Settings;

/// <summary>Who a setting is for: each tier has all settings of the ones before it and some more.</summary>
internal enum SettingTier
{
    /// <summary>For everyone: at most 10 settings.</summary>
    Basic = 1,

    /// <summary>For those who know their strategy: at most 25 with the ones before.</summary>
    Intermediate,

    /// <summary>For those who know the protections: at most 45 with the ones before.</summary>
    Advanced,

    /// <summary>For those who know the formulas: at most 100 with the ones before.</summary>
    Expert,
}
