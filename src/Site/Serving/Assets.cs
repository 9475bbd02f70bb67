using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Serving;

/// <summary>The style sheet and the marks, carried inside the program. Their addresses change with their content, so they may be kept for ever.</summary>
public sealed class Assets
{
    private readonly FrozenDictionary<string, (string Address, byte[] Bytes)> files;

    public Assets()
    {
        files = Embedded.In("Assets").ToFrozenDictionary(f => f.Name, f => (Addressed(f.Name, f.Bytes), f.Bytes), StringComparer.Ordinal);
    }

    public string Address(string name) => files[name].Address;

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (name, (address, bytes)) in files)
        {
            var type = Path.GetExtension(name) switch { ".css" => "text/css; charset=utf-8", ".png" => "image/png", _ => "image/svg+xml" };
            routes.MapGet(address, () => Results.Bytes(bytes, type)).WithMetadata(new PublicAnswer([], PublicAnswer.ForEver)).ExcludeFromDescription();
        }
    }

    /// <summary>What a style sheet says, for a file that carries it inside.</summary>
    internal static string Text(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream("Assets/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }

    private static string Addressed(string name, byte[] bytes)
    {
        var dot = name.LastIndexOf('.');
        return $"/assets/{name[..dot]}.{Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]}{name[dot..]}";
    }
}
