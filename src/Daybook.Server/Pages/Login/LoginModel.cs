using Daybook.Server.Http;

namespace Daybook.Server.Pages.Login;

/// <summary>What the login page says.</summary>
/// <param name="Back">Where to go once signed in.</param>
/// <param name="Problem">Why it is shown or what went wrong; null: somebody came by themselves.</param>
internal sealed record LoginModel(string Back, Problem? Problem);
