using Daybook.Engine.Rebalancing;
using Daybook.Operations.States;

namespace Daybook.Cli.Output;

/// <summary>What is odd about the settings that a run recorded.</summary>
internal static class SettingsView
{
    /// <summary>Says which recorded settings were not used, if any.</summary>
    public static void ShowNotUsed(IScreen screen, IReadOnlyCollection<string> notUsed)
    {
        if (RecordedSettings.Sentence(notUsed) is { } sentence)
            screen.Line(Piece.Warning(sentence));
    }

    /// <summary>Says what a portfolio's own settings are like, where there is something to say.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="answer">The portfolio.</param>
    /// <param name="isMissed">Whether something would be told by settings.</param>
    public static void Show(IScreen screen, StateAnswer answer, bool isMissed)
    {
        ShowNotUsed(screen, answer.SettingsNotUsed);
        if (answer.InForce is not null)
            return;
        if (answer.SettingsUnreadable)
            screen.Line(Piece.Warning("The recorded settings cannot be read by this version, so grace periods and locks are not shown; --config FILE applies others"));
        else if (isMissed)
            screen.Line(Piece.Muted("No configuration was recorded, so grace periods and locks are not shown; --config FILE applies one"));
    }
}
