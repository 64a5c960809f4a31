namespace Daybook.Server.Access;

/// <summary>What somebody may do: each role may do what those before it may.</summary>
internal enum Role
{
    /// <summary>Nobody in particular: what anyone may ask, such as the login page.</summary>
    None,

    /// <summary>Looks: pages, and every question of the API.</summary>
    Viewer,

    /// <summary>Writes: records events, halts trading, releases locks, acknowledges.</summary>
    Operator,

    /// <summary>Settles who may do what.</summary>
    Admin,
}

/// <summary>The roles' words.</summary>
internal static class Roles
{
    /// <summary>The roles that somebody can have, the smallest first.</summary>
    public static IReadOnlyList<string> Words { get; } = ["viewer", "operator", "admin"];

    /// <summary>The role's word.</summary>
    public static string Word(Role role) => role == Role.None ? "none" : Words[(int)role - 1];

    /// <summary>The role of a word; null: there is none.</summary>
    public static Role? Of(string? word)
    {
        for (var at = 0; at < Words.Count; at++)
        {
            if (Words[at] == word)
                return (Role)(at + 1);
        }

        return null;
    }
}
