namespace Daybook.Operations.Recovering;

/// <summary>What a recovery did.</summary>
/// <param name="Needed">Whether anything had to be done: otherwise the journal opens as it is, and nothing was changed.</param>
/// <param name="Epoch">The journal's epoch now.</param>
/// <param name="Kept">Events that are there, the recovery's own not counted.</param>
/// <param name="Lost">Events that were acknowledged and are gone; 0 when none is missing but their content differs.</param>
/// <param name="EventId">The event that tells it; null: none was recorded.</param>
public sealed record RecoverAnswer(bool Needed, int Epoch, long Kept, long Lost, long? EventId);
