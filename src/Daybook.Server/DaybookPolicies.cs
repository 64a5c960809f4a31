namespace Daybook.Server;

/// <summary>The host's authorization policies that give Daybook's roles. Each role may do what those before it may.</summary>
public sealed class DaybookPolicies
{
    /// <summary>The policy of who looks at pages and asks the API. Default: null, any authenticated user.</summary>
    public string? Viewer { get; set; }

    /// <summary>The policy of who writes: events, halts, releases. Default: null, nobody.</summary>
    public string? Operator { get; set; }

    /// <summary>The policy of who settles who may do what. Default: null, nobody.</summary>
    public string? Admin { get; set; }
}
