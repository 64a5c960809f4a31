namespace Daybook.Engine.Configuration.Parameters;

/// <summary>What the registry says of a parameter besides its type.</summary>
/// <param name="Description">One sentence.</param>
/// <param name="Tier">Who it is for.</param>
/// <param name="ReferenceName">The reference system's name for it, or null: it had none.</param>
/// <param name="Unit">The unit in words; empty for flags and words.</param>
/// <param name="Switch">The key of the flag without which it has no effect, or null.</param>
/// <param name="CameLater">True for a parameter that journals were written without: see <see cref="Parameter.IsRecorded"/>.</param>
internal sealed record ParameterNote(string Description, ParameterTier Tier, string? ReferenceName, string Unit = "", string? Switch = null, bool CameLater = false);
