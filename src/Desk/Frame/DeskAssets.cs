using System.Collections.Frozen;
using System.Security.Cryptography;
using Equipoise.Desk.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Desk.Frame;

/// <summary>The desk's own scripts, carried inside the program. Their addresses change with their content, so they may be kept for ever.</summary>
public sealed class DeskAssets
{
    private const string Folder = "Script/";

    private readonly FrozenDictionary<string, (string Address, byte[] Bytes)> files = typeof(DeskAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..], name => Read(name), StringComparer.Ordinal);

    public string Address(string name) => files[name].Address;

    public byte[] Bytes(string name) => files[name].Bytes;

    internal static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/assets/{file}", (string file, DeskAssets assets, HttpContext http) =>
    {
        if (assets.files.Values.FirstOrDefault(f => f.Address.EndsWith("/" + file, StringComparison.Ordinal)) is not { Bytes: { } bytes }) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, "text/javascript; charset=utf-8");
    }).IsOpen("A script says nothing about anybody.");

    private static (string Address, byte[] Bytes) Read(string name)
    {
        using var stream = typeof(DeskAssets).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        var file = name[Folder.Length..];
        return ($"{DeskServices.Root}/assets/{file[..^3]}.{Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]}.js", bytes);
    }
}
