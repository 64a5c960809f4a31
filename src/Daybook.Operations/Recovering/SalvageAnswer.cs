using System.Globalization;
using Daybook.Operations.Verifying;

namespace Daybook.Operations.Recovering;

/// <summary>What was saved of a damaged journal.</summary>
/// <param name="Target">The new journal's full path.</param>
/// <param name="Kept">Events that could be read; each has the id that it had.</param>
/// <param name="Missing">How many could not.</param>
/// <param name="MissingIds">Their ids, in order.</param>
/// <param name="Lost">Acknowledged events behind the last one that the file speaks of.</param>
/// <param name="Proven">Kept events that agree with the hash tree of the damaged journal.</param>
/// <param name="WithoutTrace">Kept events whose trace could not be read.</param>
/// <param name="Keys">Idempotency keys that were kept.</param>
/// <param name="EventId">The event of the new journal that tells all this.</param>
/// <param name="Verify">What the verification of the new journal found.</param>
public sealed record SalvageAnswer(
    string Target, long Kept, long Missing, IReadOnlyList<MissingIds> MissingIds, long Lost, long Proven, long WithoutTrace, long Keys, long EventId, VerifyAnswer Verify);

/// <summary>Consecutive event ids, both included.</summary>
/// <param name="FirstId">The first.</param>
/// <param name="LastId">The last.</param>
public sealed record MissingIds(long FirstId, long LastId)
{
    /// <summary>"10", or "10-12".</summary>
    public override string ToString() => FirstId == LastId ? FirstId.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{FirstId}-{LastId}");
}
