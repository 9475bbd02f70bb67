namespace Equipoise.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
}

/// <summary>A request that cannot be met, with the reason in a sentence for the person who made it.</summary>
internal sealed class Refusal(string message) : Exception(message);
