namespace Daybook.Engine.Settings;

/// <summary>What is wrong with options that were set in code.</summary>
internal static class SettingProblems
{
    /// <summary>Refuses options of which anything is wrong: all of it at once, a line each.</summary>
    /// <exception cref="ArgumentException">There is a problem.</exception>
    public static void Refuse(params IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw new ArgumentException(string.Join('\n', problems));
    }
}
