package org.rostrum.shell.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.shell.commands.Command;
import org.rostrum.shell.commands.Commands;
import org.rostrum.shell.commands.GogoFunction;
import org.rostrum.shell.commands.Platform;
import org.rostrum.shell.endpoint.ShellEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the commands to Gogo and the endpoint to the shell of this machine. */
@Component(
    service = {},
    immediate = true)
public final class OpsShell {
  private static final Logger LOG = LoggerFactory.getLogger(OpsShell.class);
  private static final String SCOPE = "rostrum";
  private static final String DATA = "rostrum.data";

  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private final @Nullable ShellEndpoint endpoint;

  /** Starts; a shell that cannot be reached must not keep the platform from publishing. */
  @Activate
  public OpsShell(
      BundleContext context, @Reference CommandProcessor processor, @Reference Platform platform) {
    for (Command command : Commands.of(platform)) {
      registrations.add(
          context.registerService(
              Function.class,
              new GogoFunction(command),
              FrameworkUtil.asDictionary(
                  Map.of(
                      CommandProcessor.COMMAND_SCOPE,
                      SCOPE,
                      CommandProcessor.COMMAND_FUNCTION,
                      command.name()))));
    }
    registrations.add(
        context.registerService(
            Converter.class,
            new BundleConverter(() -> List.of(context.getBundles())),
            FrameworkUtil.asDictionary(
                Map.of(Converter.CONVERTER_CLASSES, Bundle.class.getName()))));
    @Nullable String data = context.getProperty(DATA);
    endpoint = data == null ? null : open(Path.of(data), processor);
  }

  @Deactivate
  void stop() {
    if (endpoint != null) {
      endpoint.close();
    }
    for (ServiceRegistration<?> registration : registrations.reversed()) {
      registration.unregister();
    }
  }

  private static @Nullable ShellEndpoint open(Path data, CommandProcessor processor) {
    try {
      return ShellEndpoint.open(data, processor);
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("data", data)
          .setCause(e)
          .log("The shell cannot be reached: its socket cannot be made in the data folder");
      return null;
    }
  }
}
