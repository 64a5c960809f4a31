namespace Daybook.Engine.Settings;

/// <summary>What is said of a setting besides its values.</summary>
/// <param name="Description">One sentence.</param>
/// <param name="Tier">Who it is for.</param>
/// <param name="ReferenceName">The reference system's name for it, or null: it had none.</param>
/// <param name="Switch">The key of the flag without which it has no effect, or null.</param>
/// <param name="CameLater">True for a setting that journals were written without: a record names it only where it is not the default.</param>
internal sealed record SettingNote(string Description, SettingTier Tier, string? ReferenceName, string? Switch = null, bool CameLater = false);
