using Daybook.Storage;

namespace Daybook.Torture.Child;

/// <summary>How a durability is said on a child's command line.</summary>
internal static class Words
{
    private const string Mixed = "mixed";

    /// <param name="durability">The durability of everything; null: some so, some so.</param>
    public static string Of(Durability? durability) => durability?.ToString() ?? Mixed;

    public static Durability? ToDurability(string word) => word == Mixed ? null : Enum.Parse<Durability>(word);
}
