package io.entitytokens.it.comparison;

import io.entitytokens.it.support.Http.Answer;
import java.util.function.Function;

/** Something that both servers are asked. */
record Question(String name, Function<Side, Answer> ask) {

    Answer answer(Side side) {
        return ask.apply(side);
    }

    @Override
    public String toString() {
        return name;
    }
}
