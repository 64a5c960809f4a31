using Daybook.Samples.Web;

// Daybook's pages in a host whose users sign in by OpenID Connect. Settings: Oidc:Authority, Oidc:ClientId, Oidc:ClientSecret.
var builder = WebApplication.CreateBuilder(args);
OpenIdConnectHost.Add(builder);
var app = builder.Build();
app.MapDaybook("/daybook");
await app.RunAsync();
