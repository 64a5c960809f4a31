using Daybook.Engine.Configuration;
using Daybook.Engine.Replay;
using Daybook.Operations.Inputs;
using Daybook.Operations.Portfolios;

namespace Daybook.Operations.WhatIf;

/// <summary>A replay that is to be run under other settings: its inputs were read, and are those that it was made from.</summary>
public sealed class VariedReplay
{
    private VariedReplay(ReplayMaterial material, EngineConfiguration configuration)
    {
        Options = material.Under(configuration);
        Notes = material.Notes;
        Unbucketed = material.FindUnbucketed(configuration);
        Files = [.. material.Inputs.Files.Select(file => file.Path)];
    }

    /// <summary>What was noted when the files were read.</summary>
    public FileNotes Notes { get; }

    /// <summary>The assets in no bucket of their own, where they are most of them and the settings hold them to the limits of one; otherwise null.</summary>
    public UnbucketedAssets? Unbucketed { get; }

    /// <summary>The recorded settings that this version does not know, by key: untrusted.</summary>
    public IReadOnlyList<string> SettingsNotUsed { get; private init; } = [];

    /// <summary>True for a replay of the journal that did not come to its end; it is varied over all of its days.</summary>
    public bool IsCutShort { get; private init; }

    /// <summary>The name of a calendar that is not what it was when the replay was made; null: there is none.</summary>
    public string? OtherCalendar { get; private init; }

    /// <summary>The files that it is made from.</summary>
    public IReadOnlyList<string> Files { get; }

    internal ReplayOptions Options { get; }

    internal static async Task<VariedReplay> FindAsync(OperationContext context, VariedReplayRequest request, CancellationToken cancellationToken)
    {
        var settings = request.Settings;
        var isGiven = settings.IsGiven;
        if (request.Market is { } market)
        {
            if (request.Portfolio is not null)
                throw new RefusedException(RefusalCode.Contradiction, "portfolio", "it selects a replay in the journal, but another market was given; give one of them");
            if (request.Run is not null)
                throw new RefusedException(RefusalCode.Contradiction, "run", "it selects a replay in the journal, but another market was given; give one of them");
            var given = await settings.ReadAsync(cancellationToken).ConfigureAwait(false);
            return new VariedReplay(ReplayMaterial.Load(context, market.Read(), market.Notes, cancellationToken).WithCalendarOf(given), given);
        }

        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = await RecordedRun.FindAsync(context, request.Run, request.Portfolio, cancellationToken).ConfigureAwait(false);
        if (found.Start is null || ReplayInputs.Read(found.Start) is not { } inputs)
        {
            throw request.Run is { } named
                ? new RefusedException(RefusalCode.ReplayNotFound, "run", $"{named} is not a replay and does not record its prices")
                : new RefusedException(RefusalCode.ReplayNotFound, null, $"{context.Journal} holds no replay");
        }

        var material = ReplayMaterial.Load(context, inputs, areNotesAskedFor: false, cancellationToken);
        if (found.Settings is { } recorded)
            material = material.WithCalendarOf(recorded.Configuration, inputs.Calendar);
        material.RequireSame(inputs);
        var configuration = isGiven ? await settings.ReadAsync(cancellationToken).ConfigureAwait(false)
            : found.Settings?.Configuration
            ?? throw new RefusedException(RefusalCode.SettingsNotFound, null, $"run {found.Run} recorded {(found.IsUnreadable ? "settings that this version cannot read" : "no settings")}");
        return new VariedReplay(isGiven ? material.WithCalendarOf(configuration) : material, configuration)
        {
            SettingsNotUsed = isGiven ? [] : found.NotUsed,
            IsCutShort = await found.IsCutShortAsync(reader, cancellationToken).ConfigureAwait(false),
            OtherCalendar = found.OtherCalendar,
        };
    }
}
