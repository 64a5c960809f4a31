using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Operations.Portfolios;

namespace Daybook.Operations.Interventions;

/// <summary>Releases what a protection locks, by a named person: an event, so that it can be seen who and why.</summary>
public static class ReleaseOperation
{
    /// <summary>The protections that lock, by name.</summary>
    public static IReadOnlyList<string> Protections { get; } = [ProtectionNames.CoreAsset, ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw];

    /// <summary>Records the release.</summary>
    /// <exception cref="RefusedException">Nothing is locked, nobody is named, or no reason; or there is no such portfolio. Nothing was recorded.</exception>
    public static async Task<RecordedIntervention> RunAsync(OperationContext context, ReleaseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var (asset, protection) = (request.Asset, request.Protection);
        if (!Protections.Contains(protection, StringComparer.Ordinal))
            throw new RefusedException(RefusalCode.InvalidValue, "protection", $"'{protection}' is not one of {string.Join(", ", Protections)}");
        var (by, reason) = (InterventionRecording.Required(request.By, "by"), InterventionRecording.Required(request.Reason, "reason"));
        var now = context.Time.GetUtcNow();
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var live = await RecordedRun.FindAsync(context, RecordedRun.Live, request.Portfolio, cancellationToken).ConfigureAwait(false);
        var engine = (await StateReader.ReadAsync(reader, new StateQuery { Portfolio = live.Portfolio }, cancellationToken).ConfigureAwait(false)).Engine;
        var (state, settings) = (engine.Protections, (live with { Regimes = engine.Regimes }).Settings?.Protections);
        var held = state.Locks(settings, now).FirstOrDefault(one => one.Asset == asset && one.Protection == protection);
        if (held is null && (settings is not null || !MayBeLocked(state, protection, asset)))
            throw new RefusedException(RefusalCode.LockNotFound, null, $"{asset} has no {protection} lock in the live portfolio{(live.Portfolio is { } name ? $" '{name}'" : string.Empty)} of {context.Journal}");
        var said = ProtectionEvents.Release(protection, asset, now, by, reason);
        return new RecordedIntervention(context.Journal, await InterventionRecording.AppendAsync(context, said, live.Portfolio, cancellationToken).ConfigureAwait(false))
        {
            Portfolio = live.Portfolio,
            Lock = held,
        };
    }

    // Without settings nobody can say until when something is locked. Whoever is in a hurry is not refused for that, as long as something happened that a lock can come from.
    private static bool MayBeLocked(ProtectionState state, string protection, string asset) => protection switch
    {
        ProtectionNames.Grace => state.Grace.Of(asset) is not null,
        ProtectionNames.Holding => state.Holding.Assets.ContainsKey(asset),
        ProtectionNames.Whipsaw => state.Whipsaw.Assets.ContainsKey(asset),
        _ => false,
    };
}
