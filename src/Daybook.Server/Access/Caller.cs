using Daybook.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Access;

/// <summary>Who asks.</summary>
/// <param name="Name">The person's or program's name, as it is recorded as the actor of what they write; null: not known, and then they write nothing.</param>
/// <param name="Role">What they may do.</param>
internal sealed record Caller(string? Name, Role Role)
{
    /// <summary>Somebody of whom nothing is known.</summary>
    public static readonly Caller Nobody = new(null, Role.None);

    /// <summary>Somebody without a login, where anyone may look.</summary>
    public static readonly Caller Visitor = new(null, Role.Viewer);

    /// <summary>Whether the browser says by itself who it is, by a cookie for example, also for a page of somebody else's. False: the caller sent a key, which no other page can.</summary>
    public bool IsByBrowser { get; init; }

    /// <summary>Why what the caller sent to be known by counts for nothing; null: it counts.</summary>
    public Problem? Refusal { get; init; }

    /// <summary>Who sent a request that has passed the gate.</summary>
    public static Caller Of(HttpContext http) => http.Features.Get<Caller>() ?? Nobody;
}
