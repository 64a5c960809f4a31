using Daybook.Integrity;
using Daybook.Operations.Doctoring;
using Daybook.Operations.Querying;
using Daybook.Server.Journals;
using Daybook.Storage;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Pages.Integrity;

/// <summary>What the page of integrity shows: what the journal claims, what vouches for it, and what the last verification found.</summary>
/// <param name="Head">Where the journal stands.</param>
/// <param name="Anchor">What the anchor beside it says; null: there is none that is whole.</param>
/// <param name="Doctor">How the journal's surroundings stand.</param>
/// <param name="Own">What the journal recorded of itself: recoveries, renewed anchors, retention and gaps, the newest first.</param>
/// <param name="Verification">The verification that was begun last; null: none since the server started.</param>
internal sealed record IntegrityModel(JournalHead Head, AnchorRecord? Anchor, DoctorAnswer Doctor, QueryAnswer Own, VerificationStatus? Verification)
{
    private const string OwnEvents = "type in ('journal_recovered', 'anchor_renewed', 'retention', 'recording_gap')";

    /// <summary>True while a verification is under way.</summary>
    public bool IsVerifying => Verification is { Ended: null };

    /// <summary>How many events have been recorded since the last verification; null: none found the journal to be well.</summary>
    public long? Since => Verification?.Answer is { Ok: true, Events: { } events } ? Head.Count - events : null;

    /// <summary>Asks for it; with the parameter <c>verify</c> begins a verification, and leads back to the page that shows how far it is.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken)
    {
        if (request.Text("verify") is not null)
        {
            request.Journal.Verify();
            return Results.LocalRedirect(request.Links.Page("integrity"));
        }

        var reader = await request.Context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var model = new IntegrityModel(
            await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false),
            request.Context.InspectFiles()?.Anchor,
            await DoctorOperation.RunAsync(request.Context, new DoctorRequest(), cancellationToken).ConfigureAwait(false),
            await QueryOperation.RunAsync(request.Context, new QueryRequest { Selection = new() { Filter = OwnEvents }, Limit = 50 }, cancellationToken).ConfigureAwait(false),
            request.Journal.LastVerification);
        if (model.IsVerifying)
            request.Http.Response.Headers["Refresh"] = "1";
        return new PageResult<IntegrityPage>(frame, model);
    }
}
