using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsCheck;
using Daybook.Contract.Making;
using Daybook.Operations;
using Daybook.Server.Api;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests;

/// <summary>Whatever is asked, the answer is a document or a documented problem: never a failure of the server.</summary>
public sealed class MalformedRequestTests
{
    // DAYBOOK_MALFORMED_REQUESTS=1000000 asks a million times.
    private static readonly long s_requests = long.TryParse(Environment.GetEnvironmentVariable("DAYBOOK_MALFORMED_REQUESTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 3_000;

    private static readonly HashSet<string> s_codes =
    [
        .. Enum.GetNames<RefusalCode>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName), "journal_not_found", "not_found", "bad_request", "timeout", "position_lost",
    ];

    private static readonly string[] s_words =
    [
        "", "0", "-1", "1", "9223372036854775808", "1e9", "true", "TRUE", "null", "-7d", "-99999999999d", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "2020-02-30", "asset = 'KO'", "asset =", "((((((((", "'",
        "occurred >= -7d and", "metadata.a.b.c = 1", "session = 'x'", "id in (1,2,3)", "reason like '%'", "not not not id = 1", "../../etc/passwd", "<script>", "a\0b", "\ud83d\ude00", "%", "newest", "live", "*",
    ];

    private static readonly Gen<string> s_odd = Gen.OneOf(
        Gen.Int[0, s_words.Length - 1].Select(at => s_words[at]),
        Gen.String[Gen.Char.AlphaNumeric, 0, 40],
        Gen.String[Gen.Char, 0, 30].Select(text => new string([.. text.Where(letter => !char.IsSurrogate(letter))])));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_is_a_document_or_a_documented_problem()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync([.. Enumerable.Range(0, 50).Select(_ => Make.Note())], cancellationToken: Token));
        var question = Gen.Int[0, ApiQuestions.All.Count - 1].Select(at => ApiQuestions.All[at]);
        var address = question.SelectMany(asked => Gen.Select(s_odd, Gen.Select(Parameter(asked), s_odd).Array[0, 4], (path, parameters) => Address(asked, path, parameters)));
        await address.SampleAsync(
            async asked =>
            {
                using var response = await server.Client.GetAsync(asked, Token);
                var text = await response.Content.ReadAsStringAsync(Token);
                if (response.StatusCode is HttpStatusCode.OK)
                {
                    using var document = JsonDocument.Parse(text);
                    return;
                }

                // What the host's own reading of the address refuses has no body.
                if (text.Length == 0 && response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
                    return;
                Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict, $"{asked}: {response.StatusCode} {text}");
                using var problem = JsonDocument.Parse(text);
                Assert.Contains(problem.RootElement.GetProperty("code").GetString()!, s_codes);
            },
            iter: s_requests,
            threads: 2);
        Assert.Equal(50, (await server.Client.GetFromJsonAsync<JsonElement>("/api/journals", Token)).GetProperty("journals")[0].GetProperty("events").GetInt64());
    }

    private static Gen<string> Parameter(ApiQuestion asked) => Gen.OneOf(
        asked.Parameters.Count == 0 ? Gen.Const("none") : Gen.Int[0, asked.Parameters.Count - 1].Select(at => asked.Parameters[at].Name),
        s_odd.Select(text => text.Length == 0 ? "x" : text));

    private static string Address(ApiQuestion asked, string path, (string Name, string Value)[] parameters)
    {
        var address = new StringBuilder("/api/journals/a/").Append(asked.Path.Replace("{id}", Uri.EscapeDataString(path), StringComparison.Ordinal));
        foreach (var (at, (name, value)) in parameters.Index())
            address.Append(at == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return address.ToString();
    }
}
