using Equipoise.Desk.Serving;
using Equipoise.Registry.Access;
using Equipoise.Registry.Parents;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Desk.Parents;

/// <summary>Finds the link that a parent shows in the address, and whether this is the device on which it was begun. The device keeps a cookie that goes to this address alone.</summary>
public sealed class IdentifyParent(ReadParentLink read)
{
    /// <summary>The part of the address that is the link.</summary>
    internal const string Token = "token";

    internal const string DeviceCookie = "parent-device";

    public Task<ParentAccess?> Run(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return read.Run(http.Request.RouteValues[Token] as string, http.Request.Cookies[DeviceCookie], http.RequestAborted);
    }

    internal static Caller? As(ParentAccess? parent) => parent is null ? null : new(new RegistryUser { Id = parent.Link.Id, Name = "" }, [], parent.Acting, parent.Site);
}
