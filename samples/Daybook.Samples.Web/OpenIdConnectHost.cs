using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Daybook.Samples.Web;

/// <summary>The host's own login and policies.</summary>
internal static class OpenIdConnectHost
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie()
            .AddOpenIdConnect(login =>
            {
                builder.Configuration.Bind("Oidc", login);
                login.ResponseType = "code";
                login.MapInboundClaims = false;
                login.TokenValidationParameters.NameClaimType = "name";
                login.TokenValidationParameters.RoleClaimType = "roles";
            });
        builder.Services.AddAuthorizationBuilder().AddPolicy("traders", policy => policy.RequireRole("trader"));
        builder.Services.AddAntiforgery();

        builder.Services.AddSqliteJournal("portfolio.db");
        builder.Services.AddDaybookServer(options => options.Policies.Operator = "traders");
    }
}
