using CsCheck;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Protections;

public sealed class LockTests
{
    private static readonly ProtectionOptions Options = new() { CoreAssets = new() { Enabled = true }, Grace = new GraceOptions { Days = 9 }, Holding = new HoldingOptions { MinDays = 12 } };
    private static readonly string[] Codes = [CoreAssetCodes.Core, GraceCodes.InGrace, HoldingCodes.MinNotMet, WhipsawCodes.CycleLimit];

    [Fact]
    public void A_lock_is_listed_until_the_instant_that_it_names() => Gen.Select(ProtectionHistories.Any, Gen.Int[0, 60]).Sample((happened, days) =>
    {
        var state = ProtectionState.Empty.Apply(happened);
        foreach (var one in state.Locks(Options, ProtectionHistories.Start.AddDays(days)))
        {
            Assert.Contains(state.Locks(Options, one.Until!.Value.AddTicks(-TimeSpan.TicksPerMicrosecond)), IsSame);
            Assert.DoesNotContain(state.Locks(Options, one.Until!.Value), IsSame);

            bool IsSame(ProtectionLock other) => (other.Asset, other.Protection, other.From) == (one.Asset, one.Protection, one.From);
        }
    }, iter: 1_000);

    [Fact]
    public void What_is_refused_because_of_what_happened_is_listed_with_the_same_end() => Gen.Select(ProtectionHistories.Any, Gen.Int[0, 60], ProtectionHistories.Asset).Sample((happened, days, asset) =>
    {
        var (state, at) = (ProtectionState.Empty.Apply(happened), ProtectionHistories.Start.AddDays(days));
        var refused =
            from action in (TradeAction[])[TradeAction.Open, TradeAction.Close]
            from check in ProtectionChain.Of(state, Options)
            let verdict = check.Ask(new TradeRequest(asset, action, at))
            where Codes.Contains(verdict.Code) && !verdict.Allows
            select (verdict.Protection, verdict.BlockedUntil);

        // Of what is open an open is refused as such, whatever else would refuse it.
        var listed = state.Locks(Options, at).Where(one => one.Asset == asset && (one.Protection != ProtectionNames.Whipsaw || state.Whipsaw.Of(asset).OpenedAt is null));
        Assert.Equal(listed.Select(one => (one.Protection, one.Until)).Order(), refused.Order());
    }, iter: 1_000);
}
