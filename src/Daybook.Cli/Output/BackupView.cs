using Daybook.Operations.Backups;

namespace Daybook.Cli.Output;

/// <summary>What a backup came to.</summary>
internal static class BackupView
{
    /// <summary>Where it is and what it holds; or why there is none.</summary>
    public static void Show(IScreen screen, BackupAnswer answer, string target)
    {
        if (answer.Target is not { } path)
        {
            screen.Line(Piece.Bad("no backup"), $": the copy did not verify and was removed, so there is no {target}; 'daybook verify' shows whether the journal itself is damaged");
            VerifyView.Show(screen, answer.Verify);
            return;
        }

        screen.Line(Piece.Good("ok"), $": {Quantity.Count(answer.Verify.Events ?? 0, "event")} in {path}, {Quantity.Bytes(answer.Bytes)}, copied and verified");
        screen.Line("  ", Piece.Muted("root"), $"    {answer.Verify.Root}");
    }
}
