using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>
/// Reads the words of a page of HTML. It goes through the page's tags once and builds no tree, so that neither deep nor broken nesting costs more than its length.
/// Scripts, styles and what is hidden are left out; menus, side columns and the foot are read only where they hold sentences, prices or testimonials.
/// </summary>
internal static class ReadHtml
{
    private static readonly string[] Attributes = ["hidden", "style", "class", "id", "role", "open"];

    public static PageText Run(string html)
    {
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            ShouldEmitAttribute = (ref _, name) => Array.Exists(Attributes, a => name.Span.Equals(a, StringComparison.OrdinalIgnoreCase)),
        };
        var words = new PageWords();
        var open = new OpenElements(words);
        while (tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            switch (token.Type)
            {
                case HtmlTokenType.StartTag:
                    var tag = (HtmlTagToken)token;
                    open.Begin(tag);
                    if (!open.IsInDrawing) tokens.State = ModeOf(tag);
                    break;
                case HtmlTokenType.EndTag:
                    open.End(token.Name);
                    tokens.State = HtmlParseMode.PCData;
                    break;
                case HtmlTokenType.Character when open.IsInTitle:
                    words.Title(token.Data);
                    break;
                case HtmlTokenType.Character when !open.IsHidden:
                    words.Say(token.Data, open.IsInLink, open.IsPreformatted);
                    break;
            }
        }

        return words.Page();
    }

    private static HtmlParseMode ModeOf(HtmlTagToken tag) => tag.Name switch
    {
        "title" or "textarea" => HtmlParseMode.RCData,
        "script" => HtmlParseMode.Script,
        var name when HtmlNames.Raw.Contains(name) => HtmlParseMode.Rawtext,
        _ => HtmlParseMode.PCData,
    };
}
