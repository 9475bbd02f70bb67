namespace Equipoise.Evidence.Claims.Reading;

/// <summary>A page that cannot be read. The message is a plain sentence for the person who brought it, with what to do instead.</summary>
/// <param name="code">Permanent word for the kind of obstacle, such as <c>is-picture</c>.</param>
/// <param name="message">The sentence.</param>
public sealed class UnreadablePageException(string code, string message) : Exception(message)
{
    public string Code => code;
}
