using System.Collections.Frozen;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>What the elements of HTML are to somebody who reads.</summary>
internal static class HtmlNames
{
    /// <summary>Have no end.</summary>
    public static readonly FrozenSet<string> Void = Set("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr");

    /// <summary>Hold nothing that is read.</summary>
    public static readonly FrozenSet<string> Unread = Set("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video", "select", "textarea", "datalist", "noembed", "noframes", "xmp", "applet", "map");

    /// <summary>Their content is no HTML, up to their own end.</summary>
    public static readonly FrozenSet<string> Raw = Set("style", "iframe", "noembed", "noframes", "xmp");

    /// <summary>Stand by themselves: words before and after belong to other stretches. They also end a drawing that was never closed.</summary>
    public static readonly FrozenSet<string> Blocks = Set(
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
        "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul");

    public static readonly FrozenSet<string> Headings = Set("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend", "caption");

    /// <summary>May stand in a cell of a table without ending its row.</summary>
    public static readonly FrozenSet<string> WithinCells = Set("p", "div", "section", "center", "figure", "td", "th", "tbody", "thead", "tfoot");

    private static readonly FrozenSet<string> MenuNames = Set("nav", "navbar", "navigation", "menu", "main-menu", "mainmenu", "main-nav", "breadcrumb", "breadcrumbs", "footer", "site-footer", "page-footer", "sidebar", "side-bar", "copyright");

    private static readonly string[] ProofNames = ["testimonial", "review", "quote", "pric", "cost", "fee", "package", "stories", "story", "offer"];

    /// <summary>Whether an element holds menus, side columns or the foot of a page, by its name, its role or its class.</summary>
    public static bool IsAside(string name, string? role, string? classes, string? id) =>
        name is "nav" or "footer" or "aside" || role is "navigation" or "contentinfo" or "complementary" or "menu" or "menubar"
        || (name is not ("html" or "body" or "main" or "article") && (Names(classes) || Names(id)));

    /// <summary>A banner that asks about cookies says nothing of the treatment.</summary>
    public static bool IsCookieBanner(string name, string? classes, string? id) =>
        name is not ("html" or "body" or "main") && (Holds(classes, "cookie") || Holds(id, "cookie"));

    /// <summary>Testimonials and price lists are read wherever they stand.</summary>
    public static bool IsProof(string? classes, string? id) => Array.Exists(ProofNames, n => Holds(classes, n) || Holds(id, n));

    public static bool IsHiddenBy(string? style)
    {
        if (style is null) return false;
        var plain = style.Replace(" ", "", StringComparison.Ordinal);
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase) || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Holds(string? names, string part) => names?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    private static bool Names(string? names) => names is not null && Array.Exists(names.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), MenuNames.Contains);

    private static FrozenSet<string> Set(params ReadOnlySpan<string> names) => FrozenSet.Create(StringComparer.Ordinal, names);
}
