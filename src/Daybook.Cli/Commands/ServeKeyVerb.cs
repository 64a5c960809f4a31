using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Server.Access;
using Daybook.Server.Access.Own;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook serve key</c>.</summary>
internal sealed class ServeKeyVerb : Verb
{
    private static readonly string[] s_roles = [.. Roles.Words];

    private readonly Argument<string> _what = new("what") { HelpName = "WHAT", Description = "new: make a key for NAME and print it, once; list: show the keys; revoke: end a key by its ID, or all keys of NAME" };

    private readonly Argument<string?> _subject = new("subject")
    {
        HelpName = "NAME|ID",
        Description = "The person or program; recorded as the actor of whatever the key writes",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _role = new("--role") { HelpName = "ROLE", Description = "With new: viewer looks, operator also writes, admin also settles who may" };
    private readonly Option<string?> _keys = KeysOption();

    public ServeKeyVerb(Terminal terminal)
        : base(
            terminal,
            "key",
            "Make, list and revoke the keys by which people and programs use a server. A running server sees each change at once.",
            "daybook serve key new \"Ada Lovelace\" --role operator",
            "daybook serve key list",
            "daybook serve key revoke \"Ada Lovelace\"")
    {
        Add(_what);
        Add(_subject);
        _role.Validators.Add(Limits.Among(s_roles));
        Add(_role);
        Add(_keys);
    }

    /// <summary>The option that names the file of the keys.</summary>
    public static Option<string?> KeysOption() => new("--keys") { HelpName = "FILE", Description = "The file of the API keys (default: daybook/keys.json in the folder of your settings, such as ~/.config)" };

    /// <summary>The file of the keys.</summary>
    public static string FileOf(Invocation run, Option<string?> option) => run.Get(option) switch
    {
        null => KeyFile.DefaultPath(run.Terminal.Variable),
        "" => throw new MisuseException("--keys: the file name is empty"),
        var file => file,
    };

    protected override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (what, subject) = (run.Get(_what)!, run.Get(_subject));
        var file = new KeyFile(FileOf(run, _keys), run.Terminal.Time);
        var ring = new KeyRing(file, run.Terminal.Time);
        if (run.Get(_role) is not null && what != "new")
            throw new MisuseException("--role goes with 'daybook serve key new NAME'");
        try
        {
            switch (what)
            {
                case "new":
                    Make(run, ring, subject ?? throw Missing(what, "NAME"));
                    break;
                case "list" when subject is null:
                    List(run, file);
                    break;
                case "list":
                    throw new MisuseException("'daybook serve key list' takes no NAME");
                case "revoke":
                    Revoke(run, ring, subject ?? throw Missing(what, "NAME or ID"));
                    break;
                default:
                    throw new MisuseException($"'{what}' is not one of new, list and revoke; see 'daybook serve key --help'");
            }
        }
        catch (KeyRingException error)
        {
            throw new MisuseException(error.Message);
        }

        return Task.FromResult(ExitCode.Fine);
    }

    private void Make(Invocation run, KeyRing ring, string name)
    {
        var role = Roles.Of(run.Get(_role) ?? throw new MisuseException($"--role is missing: one of {string.Join(", ", s_roles)}"))!.Value;
        var (secret, key) = ring.Make(name, role);
        if (run.Json)
        {
            JsonOutput.Document(run.Terminal, KeyAnswer.Of(key, secret).Write);
            return;
        }

        run.Screen.Line(secret);
        run.Say($"The key of {name}, {Roles.Word(role)}, with the id {key.Id}. It is not shown again; programs send it as 'Authorization: Bearer {ApiKey.Prefix}…'.");
    }

    private static void List(Invocation run, KeyFile file)
    {
        var keys = file.Read();
        if (run.Json)
            JsonOutput.Document(run.Terminal, KeysAnswer.Of(keys).Write);
        else if (keys.Count == 0)
            run.Screen.Line($"No keys in {file.Path}.");
        else
            run.Screen.Table(new TableView(
                [new Column("id"), new Column("name", IsElastic: true), new Column("role"), new Column("created"), new Column("revoked")],
                [.. keys.Select(key => new Piece[] { key.Id, key.Name, Roles.Word(key.Role), TimeText.Exact(key.Created), key.Revoked is { } revoked ? TimeText.Exact(revoked) : Piece.Muted("-") })]));
    }

    private static void Revoke(Invocation run, KeyRing ring, string subject)
    {
        var revoked = ring.Revoke(subject);
        if (run.Json)
            JsonOutput.Document(run.Terminal, KeysAnswer.Of(revoked).Write);
        else
            foreach (var key in revoked)
                run.Screen.Line(Piece.Good("Revoked"), $": key {key.Id} of {key.Name}, {Roles.Word(key.Role)}");
    }

    private static MisuseException Missing(string what, string subject) => new($"'daybook serve key {what}' needs a {subject}; see 'daybook serve key --help'");
}
