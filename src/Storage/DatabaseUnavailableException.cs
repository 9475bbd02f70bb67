namespace Equipoise.Storage;

/// <summary>A database cannot be opened. The message is one sentence for the person who started the program, without a password in it.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
