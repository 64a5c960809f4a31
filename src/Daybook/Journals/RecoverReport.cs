namespace Daybook.Journals;

/// <summary>What a recovery did.</summary>
/// <param name="Needed">False when the journal opens as it is; then nothing was changed.</param>
/// <param name="Epoch">The journal's epoch now.</param>
/// <param name="Kept">Events that are there, the recovery's own not counted.</param>
/// <param name="Lost">Events that were acknowledged and are gone; 0 when none is missing but their content differs from what the anchor was made from.</param>
/// <param name="EventId">The id of the event that tells it, or null.</param>
public sealed record RecoverReport(bool Needed, int Epoch, long Kept, long Lost, long? EventId);
