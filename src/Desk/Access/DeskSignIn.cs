using System.Security.Claims;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Equipoise.Desk.Access;

/// <summary>Signing in as the web framework does it, and the day of it kept, so that an administrator sees who has not come for long.</summary>
public sealed class DeskSignIn(UserManager<RegistryUser> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<RegistryUser> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<RegistryUser>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<RegistryUser> confirmation, RegistryDb db, TimeProvider time) : SignInManager<RegistryUser>(users, http, claims, options, log, schemes, confirmation)
{
    public override async Task SignInWithClaimsAsync(RegistryUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        ArgumentNullException.ThrowIfNull(user);
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
        var now = time.GetUtcNow();
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.LastSignInAt, now));
    }
}
