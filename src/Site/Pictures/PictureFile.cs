using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Equipoise.Site.Pictures;

/// <summary>A picture as a file of its own, drawn by the same component as on a page. It carries its style: light, dark, and black on paper.</summary>
public static class PictureFile
{
    public static async Task<string> Svg(Picture picture, Breadth breadth)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var drawn = await renderer.RenderComponentAsync<StandingAlone>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(StandingAlone.Of)] = picture, [nameof(StandingAlone.Breadth)] = breadth }));
            return drawn.ToHtmlString().Trim() + "\n";
        });
    }

    internal static string Style { get; } = Assets.Text("picture.css");
}
