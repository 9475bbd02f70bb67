using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Equipoise.Site.Serving;

/// <summary>The parts of a page that is one file: it holds its style and asks for nothing from anywhere.</summary>
internal static class PageFile
{
    public const string Foot = "</main>\n</body>\n</html>\n";

    /// <summary>All that stands before the first heading.</summary>
    /// <param name="title">In plain text.</param>
    /// <param name="main">Classes of the main part besides those of every page.</param>
    /// <param name="generator">Which program wrote it, where that matters.</param>
    public static string Head(string title, string? main = null, string? generator = null) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">{(generator is null ? "" : $"\n<meta name=\"generator\" content=\"{HtmlEncoder.Default.Encode(generator)}\">")}
        <title>{HtmlEncoder.Default.Encode(title)} - Equipoise</title>
        <style>
        {Assets.Text("site.css")}
        </style>
        </head>
        <body>
        <main class="page wrap{(main is null ? "" : " " + main)}">

        """;

    public static Task<string> Draw<T>(HtmlRenderer renderer, Dictionary<string, object?> parameters) where T : IComponent =>
        renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
}
