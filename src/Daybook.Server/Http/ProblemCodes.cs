using System.Text.Json;
using Daybook.Operations;
using Daybook.Storage;

namespace Daybook.Server.Http;

/// <summary>Every code that a problem can have: a closed list, so that programs can tell problems apart.</summary>
internal static class ProblemCodes
{
    /// <summary>All of them: why operations refuse, why journals do not open, and what is the server's own.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Enum.GetValues<RefusalCode>().Select(code => Word(code)),
        .. Enum.GetValues<JournalOpenProblem>().Select(problem => OfClosed(problem)),
        "journal_not_found", "not_found", "bad_request", "unsupported_media_type", "timeout", "position_lost", "journal_faulted", "journal_unavailable", "journal_unreadable",
        "login_required", "key_unknown", "link_unknown", "role_required", "other_origin", "form_outdated", "unknown_host", "too_many_requests", "body_too_large", "keys_unreadable",
    ];

    /// <summary>Why an operation refuses.</summary>
    public static string Word(RefusalCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());

    /// <summary>Why a journal does not open.</summary>
    public static string OfClosed(JournalOpenProblem problem) => "journal_" + JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.ToString());
}
